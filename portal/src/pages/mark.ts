import { trusted } from '../html.ts';

/** The mark (标志): a plain round mirror. The same ring turns green when a proof has been checked before the reader. */
export const mark = trusted(
  '<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">' +
    '<circle cx="16" cy="16" r="13.5" fill="none" stroke="currentColor" stroke-width="3"/>' +
    '<path d="M9 14.5a8 8 0 0 1 6-5.6" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>' +
    '</svg>',
);

/** The mark as a file of its own, for the browser's tab. */
export const markFile =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
  '<circle cx="16" cy="16" r="13.5" fill="#fff" stroke="#123f7a" stroke-width="3"/>' +
  '<path d="M9 14.5a8 8 0 0 1 6-5.6" fill="none" stroke="#123f7a" stroke-width="2" stroke-linecap="round"/></svg>';
