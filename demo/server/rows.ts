import type { Row } from '@libsql/client';

/*
 * Reads columns with a check instead of a cast: a column that is not what the schema says is a bug to hear of.
 */

/** A column of type TEXT. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`Column ${column} is not a text.`);
  return value;
}

/** A column of type TEXT that may be null. */
export function optionalText(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}

/** A column of type INTEGER. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`Column ${column} is not a number.`);
  return value;
}

/** A column of type INTEGER that may be null. */
export function optionalInteger(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : integer(row, column);
}

/** A column of type BLOB. */
export function bytes(row: Row, column: string): Uint8Array<ArrayBuffer> {
  const value = row[column];
  if (!(value instanceof ArrayBuffer)) throw new TypeError(`Column ${column} is not a blob.`);
  return new Uint8Array(value);
}
