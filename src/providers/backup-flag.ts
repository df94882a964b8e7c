/** How far the flags byte reaches in base64: it is byte 32, the third of the group of bytes 30 to 32. */
const GROUP = [40, 44] as const;
const BACKUP_ELIGIBLE = 0x08;

/** Whether the BE flag is set in base64url authenticator data (WebAuthn L3 §6.1); data that cannot be read has none. */
export function isBackupEligible(authenticatorData: string | undefined): boolean {
  const group =
    authenticatorData
      ?.slice(...GROUP)
      .replace(/-/g, '+')
      .replace(/_/g, '/') ?? '';
  if (!/^[A-Za-z0-9+/]{4}$/.test(group)) return false;
  return (atob(group).charCodeAt(2) & BACKUP_ELIGIBLE) !== 0;
}
