import type { FailureCode } from '../../model/failure.js';
import { securityGerman } from '../german/security.js';
import type { FailureMessage, FailureNumbers, Messages } from '../messages.js';

const again = 'Versuchen Sie es noch einmal.';
const later = 'Bitte versuchen Sie es später noch einmal.';
const tellOwner = 'Bitte sagen Sie den Betreibern dieser Website Bescheid.';

/** `[Meldung, nächster Schritt]` je Code. */
const failures: Readonly<Record<FailureCode, readonly [string, string]>> = {
  unauthenticated: ['Sie sind nicht angemeldet.', 'Melden Sie sich an und wiederholen Sie es dann.'],
  reauth_required: [
    'Dafür muss Ihre Anmeldung frisch sein.',
    'Melden Sie sich neu an und wiederholen Sie es dann.',
  ],
  forbidden: [
    'Das dürfen Sie nicht.',
    'Wenn Sie es dürfen sollten, fragen Sie die Betreiber dieser Website.',
  ],
  csrf: ['Diese Seite war zu lange offen.', 'Laden Sie die Seite neu und versuchen Sie es dann noch einmal.'],
  not_found: ['Das gibt es nicht mehr.', 'Sehen Sie nach, was jetzt da ist.'],
  unknown_credential: [
    'Diese Website kennt den Passkey nicht mehr.',
    'Wählen Sie einen anderen oder melden Sie sich anders an.',
  ],
  limit_reached: [
    'Sie haben so viele Passkeys, wie diese Website erlaubt.',
    'Entfernen Sie einen, den Sie nicht mehr brauchen.',
  ],
  last_passkey: [
    'Das ist der letzte Weg in Ihr Konto.',
    'Fügen Sie zuerst einen anderen Passkey hinzu und entfernen Sie dann diesen.',
  ],
  already_registered: [
    'Dort haben Sie schon einen Passkey für dieses Konto.',
    'Benutzen Sie ihn oder wählen Sie ein anderes Gerät oder einen anderen Passwortmanager.',
  ],
  no_passkeys: [
    'Für dieses Konto gibt es noch keinen Passkey.',
    'Melden Sie sich anders an und fügen Sie dann einen hinzu.',
  ],
  challenge_expired: ['Das hat zu lange gedauert.', again],
  verification_failed: ['Der Passkey konnte nicht geprüft werden.', again],
  origin_not_allowed: ['Unter dieser Webadresse funktionieren Passkeys nicht.', tellOwner],
  code_invalid: [
    'Dieser Code stimmt nicht oder gilt nicht mehr.',
    'Prüfen Sie ihn oder fordern Sie einen neuen an.',
  ],
  validation: [
    'Etwas an Ihrer Eingabe wurde nicht angenommen.',
    'Prüfen Sie sie und versuchen Sie es noch einmal.',
  ],
  conflict: [
    'Das hat sich inzwischen geändert.',
    'Sehen Sie es sich noch einmal an und wiederholen Sie dann, was Sie vorhatten.',
  ],
  rate_limited: ['Zu viele Versuche.', later],
  unsupported: [
    'Das ist hier nicht möglich.',
    'Melden Sie sich anders an oder benutzen Sie ein anderes Gerät.',
  ],
  network: [
    'Die Verbindung ist abgebrochen.',
    'Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',
  ],
  server: ['Bei uns ist etwas schiefgegangen.', later],
  unknown: ['Das hat nicht geklappt.', again],
  cancelled: ['Abgebrochen.', 'Sie können es jederzeit noch einmal versuchen.'],
  not_supported: [
    'Dieser Browser kann keine Passkeys benutzen.',
    'Öffnen Sie diese Seite in einer aktuellen Browser-App oder melden Sie sich anders an.',
  ],
  insecure_context: [
    'Passkeys brauchen eine sichere Verbindung.',
    'Öffnen Sie diese Seite mit einer Adresse, die mit https beginnt.',
  ],
  rp_mismatch: ['Unter dieser Webadresse funktionieren Passkeys nicht.', tellOwner],
  no_user_verification: [
    'Dieses Gerät fragt nicht nach Fingerabdruck, Gesicht oder Bildschirmsperre.',
    'Richten Sie eine Bildschirmsperre ein oder benutzen Sie ein anderes Gerät.',
  ],
  timeout: ['Das hat zu lange gedauert.', again],
};

function failure(code: FailureCode, { max, retryAfter }: FailureNumbers): FailureMessage {
  const [message, next] = failures[code];
  if (code === 'limit_reached' && max !== undefined)
    return {
      message:
        max === 1
          ? 'Diese Website erlaubt einen Passkey, und den haben Sie.'
          : `Diese Website erlaubt ${max} Passkeys, und die haben Sie.`,
      next,
    };
  if (code === 'rate_limited' && retryAfter === 0)
    return { message, next: 'Sie können es jetzt noch einmal versuchen.' };
  if (code === 'rate_limited' && retryAfter)
    return { message, next: `Versuchen Sie es in ${inWords(retryAfter)} noch einmal.` };
  return { message, next };
}

/** Nach „in“ steht der Dativ, den Intl nicht kennt. */
function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? 'einer Sekunde' : `${Math.ceil(seconds)} Sekunden`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} Minuten` : `${Math.ceil(minutes / 60)} Stunden`;
}

export const de: Messages = {
  cancel: 'Abbrechen',
  retry: 'Noch einmal versuchen',
  prompting: 'Folgen Sie den Schritten Ihres Browsers oder Geräts.',
  waiting: 'Einen Moment…',
  failed: {
    message: 'Das hat nicht geklappt.',
    next: 'Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',
  },
  misconfigured: `Dieser Teil der Seite ist noch nicht eingerichtet. ${tellOwner}`,
  failure,
  usernameLabel: 'Benutzername',
  usernameOptional: 'Benutzername (freiwillig)',
  usernameMissing: 'Geben Sie einen Benutzernamen ein.',
  loginButton: 'Mit Passkey anmelden',
  loggedIn: 'Sie sind angemeldet.',
  nameLabel: 'Name dieses Passkeys',
  nameHint: 'Damit Sie ihn später wiedererkennen. Nur Sie sehen diesen Namen.',
  nameMissing: 'Geben Sie einen Namen ein.',
  nameSave: 'Namen speichern',
  nameKeep: 'Diesen Namen behalten',
  displayNameLabel: 'Ihr Name (freiwillig)',
  signupButton: 'Konto mit Passkey anlegen',
  signupHint: 'Ohne Passwort: Sie melden sich mit Fingerabdruck, Gesicht oder Bildschirmsperre an.',
  signupTaken: {
    message: 'Dieser Benutzername ist vergeben.',
    next: 'Wählen Sie einen anderen. Wenn es Ihrer ist, melden Sie sich an.',
  },
  emailLabel: 'E-Mail-Adresse',
  emailInvalid: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.',
  emailHint:
    'Wir schicken Ihnen einen Code, um zu sehen, dass die Adresse Ihre ist. Ein Passwort brauchen Sie nicht.',
  emailButton: 'Code schicken',
  emailSent: (email) => `Wir haben eine Mail an ${email} geschickt.`,
  emailSentHint:
    'Geben Sie den Code daraus hier ein. Es kann eine Minute dauern; sehen Sie auch im Spam-Ordner nach.',
  emailCodeLabel: 'Code aus der Mail',
  emailCodeMissing: 'Geben Sie den Code aus der Mail ein.',
  emailConfirm: 'Bestätigen',
  emailResend: 'Neuen Code schicken',
  emailResendIn: (seconds) => `Neuen Code schicken (in ${seconds} s)`,
  emailResent: 'Eine neue Mail ist unterwegs. Nur der Code in der neuesten gilt.',
  emailBack: 'Andere Adresse benutzen',
  emailExpired: {
    message: 'Dieser Code gilt nicht mehr.',
    next: 'Er ist zu alt oder wurde zu oft versucht. Lassen Sie sich einen neuen schicken.',
  },
  emailVerified: (email) => `${email} gehört Ihnen.`,
  emailTaken: {
    message: 'Mit dieser Adresse gibt es schon ein Konto.',
    next: 'Melden Sie sich an oder benutzen Sie eine andere Adresse.',
  },
  enrollText:
    'Mit diesem Link legen Sie auf diesem Gerät einen Passkey an, mit dem Sie sich anmelden können. Machen Sie nur weiter, wenn Sie wissen, von wem der Link ist.',
  enrollFor: (account) => `Der Passkey ist für das Konto „${account}“.`,
  enrollButton: 'Passkey auf diesem Gerät anlegen',
  enrolled: 'Dieses Gerät hat jetzt einen Passkey, mit dem Sie sich anmelden können.',
  enrollMissing: {
    message: 'Bitte öffnen Sie Ihren Link noch einmal.',
    next: 'Zu Ihrer Sicherheit ist der Code weg, sobald diese Seite neu geladen wird. Wenn in Ihrem Link kein Code ist, lassen Sie sich einen neuen geben.',
  },
  enrollSpent: {
    message: 'Dieser Link gilt nicht mehr.',
    next: 'Er wurde schon benutzt oder ist zu alt. Lassen Sie sich einen neuen geben.',
  },
  enrollmentButton: 'Von einem anderen Gerät hinzufügen',
  enrollmentTitle: 'Passkey auf einem anderen Gerät anlegen',
  enrollmentText: 'Scannen Sie das mit der Kamera des anderen Geräts oder öffnen Sie dort den Link.',
  enrollmentWarning: 'Zeigen Sie es niemandem: Wer den Link öffnet, kommt in Ihr Konto.',
  enrollmentQrCode: 'QR-Code des Links',
  enrollmentLabel: 'Link',
  enrollmentCopy: 'Link kopieren',
  enrollmentCopied: 'Der Link ist kopiert.',
  enrollmentSent: 'Wir haben Ihnen den Link auch geschickt.',
  enrollmentExpires: (minutes) =>
    `Er gilt einmal und noch ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`}.`,
  enrollmentExpired: 'Dieser Link gilt nicht mehr.',
  enrollmentAgain: 'Neuen Link machen',
  enrollmentClose: 'Schließen',
  enrollmentAdded: (name) => `„${name}“ wurde von Ihrem anderen Gerät hinzugefügt.`,
  namingTitle: 'Ihr Passkey ist fertig',
  signedUp: 'Ihr Konto ist fertig, und Sie sind angemeldet.',
  upgraded:
    'Beim nächsten Mal können Sie sich mit einem Passkey anmelden: mit Fingerabdruck, Gesicht oder Bildschirmsperre.',
  elsewhereButton: 'Telefon oder Sicherheitsschlüssel benutzen',
  managerTitle: 'Passkeys',
  loading: 'Ihre Passkeys werden geladen…',
  emptyTitle: 'Noch keine Passkeys',
  emptyHint:
    'Mit einem Passkey melden Sie sich mit Fingerabdruck, Gesicht oder Bildschirmsperre an. Nichts zu merken, nichts zu stehlen.',
  addButton: 'Passkey hinzufügen',
  added: 'Passkey hinzugefügt.',
  addHereButton: 'Auf diesem Gerät hinzufügen',
  addElsewhereButton: 'Auf Telefon oder Sicherheitsschlüssel hinzufügen',
  limitReached: (max) =>
    max === 1
      ? 'Diese Website erlaubt einen Passkey.'
      : `Diese Website erlaubt ${max} Passkeys. Entfernen Sie einen, um einen neuen hinzuzufügen.`,
  stale: 'Die Liste konnte nicht auf den neuesten Stand gebracht werden.',
  kind: {
    device: 'Gerät',
    phone: 'Telefon',
    'security-key': 'Sicherheitsschlüssel',
    'password-manager': 'Passwortmanager',
  },
  thisDevice: 'Dieses Gerät',
  worksWithProvider: (provider) => `Gilt auf allen Geräten mit ${provider}`,
  worksSynced: 'Gilt auf allen Geräten mit Ihrem Passwortmanager',
  worksHere: 'Gilt nur auf dem Gerät, auf dem er angelegt wurde',
  worksKey: 'Gilt überall, wo Sie den Sicherheitsschlüssel benutzen',
  worksPhone: 'Gilt mit Ihrem Telefon',
  notSynced: 'Wird nicht auf andere Geräte kopiert',
  notBackedUp: 'Noch nicht gesichert',
  current: 'Damit sind Sie angemeldet',
  created: (when) => `Angelegt ${when}`,
  lastUsed: (when) => `Zuletzt benutzt ${when}`,
  neverUsed: 'Noch nie benutzt',
  renameButton: 'Umbenennen',
  renameOf: (name) => `${name} umbenennen`,
  renamed: (name) => `Umbenannt in ${name}.`,
  removeButton: 'Entfernen',
  removeOf: (name) => `${name} entfernen`,
  removed: (name) => `${name} wurde entfernt.`,
  lastPasskey: (min) =>
    min === 1
      ? 'Dieser Passkey ist der einzige Weg in Ihr Konto. Fügen Sie zuerst einen anderen hinzu, um ihn zu entfernen.'
      : `Ihr Konto braucht mindestens ${min} Passkeys. Fügen Sie zuerst einen anderen hinzu, um einen zu entfernen.`,
  removeTitle: (name) => `${name} entfernen?`,
  removeEffect: 'Sie können sich mit diesem Passkey dann nicht mehr anmelden.',
  removeCurrent:
    'Sie haben sich damit angemeldet. Hier bleiben Sie angemeldet. Wo Sie sich sonst damit angemeldet haben, werden Sie vielleicht abgemeldet.',
  removeOthers: (count) =>
    count === 1
      ? 'Mit Ihrem anderen Passkey können Sie sich weiter anmelden.'
      : `Mit Ihren ${count} anderen Passkeys können Sie sich weiter anmelden.`,
  removeOtherWays: (ways) => `Sie können sich weiter anmelden mit: ${ways}.`,
  removeLast: 'Es ist Ihr letzter Passkey. Vergewissern Sie sich, dass Sie sich noch anders anmelden können.',
  removeSignalled:
    'Ihr Passwortmanager erfährt davon. Wenn er den Passkey trotzdem noch anbietet, löschen Sie ihn auch dort.',
  removeByHand: (provider) =>
    `Löschen Sie ihn danach auch ${provider ? `in ${provider}` : 'im Passwortmanager oder auf dem Gerät'}: Das kann diese Website nicht für Sie tun.`,
  removeConfirm: 'Passkey entfernen',
  removeCancel: 'Behalten',
  offerTitle: 'Sie sind angemeldet. Nächstes Mal schneller?',
  offerText:
    'Legen Sie auf diesem Gerät einen Passkey an. Dann melden Sie sich mit dessen Fingerabdruck, Gesicht oder Bildschirmsperre an, ohne Telefon oder Sicherheitsschlüssel.',
  offerButton: 'Passkey auf diesem Gerät anlegen',
  offerLater: 'Jetzt nicht',
  offerDone: 'Fertig. Beim nächsten Mal können Sie sich mit diesem Gerät anmelden.',
  ...securityGerman,
};
export default de;
