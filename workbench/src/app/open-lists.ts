/**
 * The tab key leaves an open list as it leaves any field. The component library would choose, or choose no longer, whatever the list
 * points at, and hold the focus in a list of several.
 */
export function letTabLeaveLists(): void {
  document.addEventListener(
    'keydown',
    (event) => {
      const field = event.target as Element | null;
      if (event.key === 'Tab' && field?.matches('[role=combobox][aria-expanded=true]') === true)
        event.stopPropagation();
    },
    { capture: true },
  );
}
