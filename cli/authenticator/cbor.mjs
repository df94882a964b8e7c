/* The little of CBOR (RFC 8949) that attestation objects and COSE keys need. */

/** @typedef {number | string | Buffer | Map<string | number, unknown>} Cbor */

/** @param {unknown} value A number, text, bytes, or a map of these. @returns {Buffer} */
export function encodeCbor(value) {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (!(value instanceof Map)) throw new TypeError('This is more CBOR than is known here.');
  const entries = [...value].flatMap(([key, entry]) => [encodeCbor(key), encodeCbor(entry)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

/**
 * A number of so many bytes, big-endian.
 * @param {number} bytes
 * @param {number} value
 */
export function uint(bytes, value) {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}

/**
 * @param {number} majorType
 * @param {number} argument
 */
function head(majorType, argument) {
  const major = majorType << 5;
  if (argument < 24) return uint(1, major + argument);
  if (argument < 256) return Buffer.concat([uint(1, major + 24), uint(1, argument)]);
  return Buffer.concat([uint(1, major + 25), uint(2, argument)]);
}
