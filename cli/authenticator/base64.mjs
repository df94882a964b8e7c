/**
 * Bytes as they come back from a browser, whichever base64 the backend wrote. What is no text stays as it is, for the
 * row about options.
 * @param {string} base64
 * @returns {string}
 */
export const canonical = (base64) =>
  typeof base64 === 'string' ? Buffer.from(base64, 'base64').toString('base64url') : base64;
