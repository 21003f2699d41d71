export { findSource } from './registry.ts';
