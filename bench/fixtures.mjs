/* The passkeys of the benchmark: the same for both sides, and from run to run but for the clock. */

/**
 * @typedef {object} Passkey
 * @property {string} id
 * @property {string} credentialId
 * @property {string} [name]
 * @property {string} aaguid
 * @property {string} createdAt
 * @property {string | null} lastUsedAt
 * @property {string[]} transports
 * @property {boolean} backupEligible
 * @property {boolean} backedUp
 * @property {boolean} discoverable
 * @property {boolean} [current]
 */

const DAY = 86_400_000;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A mix as accounts have it: mostly synced, some of one device, a few keys and phones. */
const KINDS = [
  { aaguid: 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4', transports: ['hybrid', 'internal'], synced: true },
  { aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd', transports: ['hybrid', 'internal'], synced: true },
  { aaguid: '08987058-cadc-4b81-b6e1-30de50dcbe96', transports: ['internal'], synced: false },
  { aaguid: 'bada5566-a7aa-401f-bd96-45619a55120d', transports: ['hybrid', 'internal'], synced: true },
  { aaguid: NOBODY, transports: ['usb', 'nfc'], synced: false },
  { aaguid: NOBODY, transports: ['hybrid'], synced: false },
];

const NAMES = ['Work laptop', 'Phone', 'Kitchen tablet', 'Desk', 'Spare', 'Travel'];

/**
 * Newest first. The last one always has a provider whose name has to be looked up.
 * @param {number} count
 * @param {number} now
 * @returns {Passkey[]}
 */
export function passkeys(count, now) {
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index === count - 1 ? 0 : index % KINDS.length] ?? KINDS[0];
    if (!kind) throw new Error('There are no kinds');
    const created = now - (index + 1) * 0.7 * DAY;
    return {
      id: `pk-${index}`,
      credentialId: `Y3JlZGVudGlhbC0${String(index).padStart(8, '0')}`,
      // One in seven has no name of its own, and shows its provider's.
      ...(index % 7 === 3 ? {} : { name: `${NAMES[index % NAMES.length] ?? ''} ${index + 1}` }),
      aaguid: kind.aaguid,
      createdAt: new Date(created).toISOString(),
      lastUsedAt: index % 5 === 4 ? null : new Date(now - (index + 1) * 0.3 * DAY).toISOString(),
      transports: kind.transports,
      backupEligible: kind.synced,
      backedUp: kind.synced && index % 11 !== 5,
      discoverable: true,
      ...(index === 1 ? { current: true } : {}),
    };
  });
}
