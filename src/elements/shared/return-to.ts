/**
 * The URL to leave for, or nothing where it must not be followed: only http(s), only the page's own origin and
 * those the page lists, and no user name or password in it.
 */
export function returnUrl(target: string | undefined, origins: readonly string[] = []): URL | undefined {
  if (!target) return undefined;
  let url: URL;
  try {
    url = new URL(target, document.baseURI);
  } catch {
    return undefined;
  }
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  const known = url.origin === location.origin || origins.includes(url.origin);
  return web && known && !url.username && !url.password ? url : undefined;
}

/** Leaves the page, if it may be left for that; else says so to whoever wrote the page. */
export function goTo(target: string, listed = '', configured: readonly string[] = []): void {
  const url = returnUrl(target, [...listed.split(/\s+/), ...configured]);
  if (url) location.assign(url);
  else console.error(`passkey-elements: "${target}" is not gone to; allow its origin by return-origins`);
}
