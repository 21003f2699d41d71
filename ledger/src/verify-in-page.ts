// What the portal serves for checking a decision in the page itself; built into one file by ./node/bundle.ts.
export { verifyBundle } from './verify.ts';
