import { findText, isText, utf8 } from './bytes.ts';
import { type Result, refuse } from './result.ts';

/** A JSON value (RFC 8259) as a program holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const deepest = 100;
const mostValues = 1_000_000;

class NotJson extends Error {}

/**
 * RFC 8785 (JCS): the one serialization of a JSON value, as UTF-8. Members whose value is `undefined` are absent, as in
 * `JSON.stringify`. Refused: anything else that is not JSON, lone surrogates, more than 100 levels, more than a million values.
 */
export function canonicalJson(value: unknown): Result<{ bytes: Uint8Array }, 'not-json'> {
  const text = findCanonicalText(value);
  return text === undefined ? refuse('not-json') : { ok: true, bytes: utf8(text) };
}

/** The same as a string, whose UTF-8 it is. */
export function findCanonicalText(value: unknown): string | undefined {
  try {
    return write(value, 0, { left: mostValues });
  } catch {
    return undefined;
  }
}

function write(item: unknown, depth: number, budget: { left: number }): string {
  if (--budget.left < 0 || depth > deepest) throw new NotJson();
  switch (typeof item) {
    case 'boolean':
      return item ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(item)) throw new NotJson();
      // ECMAScript's own form of a number, which is what RFC 8785, 3.2.2.3 asks for; minus zero is 0.
      return String(item);
    case 'string':
      if (!isText(item)) throw new NotJson();
      return JSON.stringify(item);
    case 'object':
      break;
    default:
      throw new NotJson();
  }
  if (item === null) return 'null';
  if (Array.isArray(item))
    return `[${Array.from(item, (child) => write(child, depth + 1, budget)).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(item);
  if (prototype !== Object.prototype && prototype !== null) throw new NotJson();
  const members: string[] = [];
  // The default order of strings is that of their UTF-16 units, which is the order RFC 8785, 3.2.3 asks for.
  for (const name of Object.keys(item).sort()) {
    const child = (item as Record<string, unknown>)[name];
    if (child !== undefined) members.push(`${write(name, depth, budget)}:${write(child, depth + 1, budget)}`);
  }
  return `{${members.join(',')}}`;
}

/**
 * Reads JSON that every program reads the same way: UTF-8 without a byte order mark, and no member name twice in one object.
 */
export function parseJson(bytes: Uint8Array): Result<{ value: Json }, 'not-json'> {
  const text = findText(bytes);
  if (text === undefined) return refuse('not-json');
  try {
    const value = JSON.parse(text) as Json;
    // A repeated name vanishes when parsed, so the text then has more colons outside strings than the value has members.
    return countMembers(value, 0) === countColons(text) ? { ok: true, value } : refuse('not-json');
  } catch {
    return refuse('not-json');
  }
}

function countMembers(value: Json, depth: number): number {
  if (depth > deepest) throw new NotJson();
  if (typeof value !== 'object' || value === null) return 0;
  const children: readonly Json[] = Object.values(value);
  let count = Array.isArray(value) ? 0 : children.length;
  for (const child of children) count += countMembers(child, depth + 1);
  return count;
}

function countColons(text: string): number {
  let count = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (quoted && unit === 0x5c) i++;
    else if (unit === 0x22) quoted = !quoted;
    else if (!quoted && unit === 0x3a) count++;
  }
  return count;
}
