/** The demo's relying party, with its data in memory, all that can be switched on, and no rate limit. @param {string} origin */
export async function createTestApp(origin) {
  const { createApp } = await import('../../../demo/server/app.ts');
  return createApp({
    ...{ origin, rpId: 'localhost', databaseUrl: ':memory:' },
    ...{ provisioning: true, rateLimit: false, site: false },
  });
}
