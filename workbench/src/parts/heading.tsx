import { useEffect, useRef } from 'react';

/** The first page is read from its top; every page after it from its heading. */
let arrived = false;

/**
 * The heading of a page. It names the browser's tab, and takes the focus when the page has been come to from another one, so that
 * the tab key goes on from here and a screen reader says where one is.
 */
export function Heading({ id, children }: { readonly id?: string; readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  useEffect(() => {
    document.title = `${children} · 明镜`;
  }, [children]);
  return (
    <h1 id={id} ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
