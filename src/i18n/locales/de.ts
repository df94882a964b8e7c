import type { FailureCode } from '../../model/failure.js';
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
    'Mit diesem Link legen Sie auf diesem Gerät einen Passkey an und sind dann angemeldet. Machen Sie nur weiter, wenn Sie wissen, von wem der Link ist.',
  enrollFor: (account) => `Der Passkey ist für das Konto „${account}“.`,
  enrollButton: 'Passkey auf diesem Gerät anlegen',
  enrolled: 'Dieses Gerät hat jetzt einen Passkey, und Sie sind angemeldet.',
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
  stepUpTitle: 'Bestätigen Sie, dass Sie es sind',
  stepUpText:
    'Sie haben sich vor einer Weile angemeldet. Sobald Sie es bestätigt haben, geht es von selbst weiter.',
  stepUpPasskey: 'Mit einem Passkey bestätigen',
  stepUpPassword: 'Ihr Passwort',
  stepUpCode: 'Code aus Ihrer App',
  stepUpConfirm: 'Bestätigen',
  stepUpMissing: 'Bitte füllen Sie das aus.',
  stepUpWrongPassword: {
    message: 'Dieses Passwort stimmt nicht.',
    next: 'Prüfen Sie es und versuchen Sie es noch einmal.',
  },
  stepUpBack: (button) =>
    `Danke, Sie haben sich bestätigt. Drücken Sie jetzt noch einmal „${button}“, um weiterzumachen.`,
  testButton: 'Testen',
  testOf: (name) => `${name} testen`,
  testing: (name) => `${name} wird getestet. Folgen Sie den Anweisungen Ihres Browsers.`,
  testWorks: 'Funktioniert hier',
  testWorksOf: (name) => `${name} funktioniert hier.`,
  testAnother: 'Ein anderer Passkey hat geantwortet. Dieser ist vielleicht auf einem anderen Gerät.',
  testNothing:
    'Es wurde nichts ausgewählt. Dieser Passkey ist vielleicht auf einem anderen Gerät; er gehört Ihnen weiterhin.',
  nudge:
    'Sie haben einen Passkey. Fügen Sie einen zweiten hinzu, auf einem anderen Gerät oder einem Sicherheitsschlüssel, damit Sie auch dann noch hineinkommen, wenn Sie den ersten verlieren.',
  nudgeDismiss: 'Jetzt nicht',
  guardCodes: 'Oder erstellen Sie Wiederherstellungscodes: Auch damit kommen Sie in Ihr Konto.',
  guardStuck: 'Wenn Sie ihn verloren haben, fragen Sie die Betreiber dieser Website.',
  offerTitle: 'Sie sind angemeldet. Nächstes Mal schneller?',
  offerText:
    'Legen Sie auf diesem Gerät einen Passkey an. Dann melden Sie sich mit dessen Fingerabdruck, Gesicht oder Bildschirmsperre an, ohne Telefon oder Sicherheitsschlüssel.',
  offerButton: 'Passkey auf diesem Gerät anlegen',
  offerLater: 'Jetzt nicht',
  offerDone: 'Fertig. Beim nächsten Mal können Sie sich mit diesem Gerät anmelden.',
  codesTitle: 'Ihre Wiederherstellungscodes',
  codesText:
    'Wenn Sie Ihre Passkeys verlieren, melden Sie sich mit einem dieser Codes an. Jeder gilt einmal. Bewahren Sie sie auf, wo nur Sie sie finden: Sie werden nur dieses eine Mal gezeigt.',
  codesCopy: 'Kopieren',
  codesCopied: 'Kopiert.',
  codesSelected: 'Ihr Browser lässt das nicht zu. Die Codes sind markiert: Kopieren Sie sie selbst.',
  codesDownload: 'Als Datei speichern',
  codesDownloaded: 'Die Datei wird gespeichert.',
  codesPrint: 'Drucken',
  codesSaved: 'Ich habe sie aufbewahrt',
  codesSaveFirst: 'Bewahren Sie die Codes auf, und setzen Sie dann das Häkchen.',
  codesDone: 'Fertig',
  codesUnsaved: 'Ohne die Codes schließen? Sie können nicht noch einmal gezeigt werden.',
  codesBack: 'Zurück zu den Codes',
  codesLeave: 'Trotzdem schließen',
  codesFileTitle: (site) => `Wiederherstellungscodes für ${site}`,
  codesFileText: (date) => `Angelegt am ${date}. Jeder Code gilt einmal. Ältere Codes gelten nicht mehr.`,
  recoveryTitle: 'Wiederherstellungscodes',
  recoveryNone: 'Mit ihnen kommen Sie in Ihr Konto, wenn Sie Ihre Passkeys verlieren. Sie haben noch keine.',
  recoveryNoneYet:
    'Ihr Passkey ist da. Legen Sie nun Wiederherstellungscodes an: Mit ihnen kommen Sie in Ihr Konto, falls Sie ihn einmal verlieren.',
  recoveryLeft: (remaining, total) =>
    remaining === 0
      ? 'Sie haben alle Codes verbraucht.'
      : remaining === 1
        ? `1 von ${total} Codes ist übrig.`
        : `${remaining} von ${total} Codes sind übrig.`,
  recoveryFew: 'Legen Sie neue an, solange Sie angemeldet sind.',
  recoveryMake: 'Codes anlegen',
  recoveryRenew: 'Neue Codes anlegen',
  recoveryRenewTitle: 'Neue Wiederherstellungscodes?',
  recoveryRenewText: (remaining) =>
    remaining === 1
      ? 'Ihr übriger Code gilt dann nicht mehr. Werfen Sie ihn weg.'
      : `Ihre ${remaining} übrigen Codes gelten dann nicht mehr. Werfen Sie sie weg.`,
  recoveryRenewAny: 'Codes, die Sie vielleicht schon haben, gelten dann nicht mehr.',
  recoveryRenewConfirm: 'Neue anlegen',
  recoveryRenewCancel: 'Alte behalten',
  recoveryStepTitle: 'Ihr Konto ist da. Was, wenn Sie Ihren Passkey verlieren?',
  recoveryStepText: 'Mit einem Wiederherstellungscode kommen Sie dann trotzdem in Ihr Konto.',
  recoveryStepButton: 'Wiederherstellungscodes zeigen',
  recoveryStepLater: 'Jetzt nicht',
  recoverButton: 'Wiederherstellungscode benutzen',
  recoverTitle: 'Mit einem Wiederherstellungscode anmelden',
  recoverText: 'Geben Sie einen der Codes ein, die Sie aufbewahrt haben. Er gilt danach nicht mehr.',
  recoverUsername: 'Benutzername',
  recoverCode: 'Wiederherstellungscode',
  recoverUsernameMissing: 'Geben Sie Ihren Benutzernamen ein.',
  recoverCodeMissing: 'Geben Sie einen Wiederherstellungscode ein.',
  recoverSubmit: 'Weiter',
  recoverBack: 'Zurück',
  recoverWrong: {
    message: 'Benutzername und Code passen nicht zusammen.',
    next: 'Prüfen Sie beides, oder nehmen Sie einen anderen Code: Jeder gilt nur einmal.',
  },
  recoverTooLate: {
    message: 'Das hat zu lange gedauert.',
    next: 'Geben Sie einen anderen Ihrer Codes ein.',
  },
  recoverProven: 'Der Code stimmt.',
  recoverProvenText:
    'Legen Sie jetzt einen neuen Passkey an. Damit sind Sie angemeldet, und Sie melden sich auch künftig damit an.',
  recoverCreate: 'Passkey anlegen',
  recoverHasOne: {
    message: 'Hier haben Sie schon einen Passkey für dieses Konto.',
    next: 'Melden Sie sich einfach damit an.',
  },
  recoverUseIt: 'Mit diesem Passkey anmelden',
  recoverDone: 'Sie sind angemeldet, und Ihr neuer Passkey ist da.',
  factorsTitle: 'Zweite Faktoren',
  factorsHint: 'Danach werden Sie gefragt, wenn Sie sich ohne Passkey anmelden.',
  factorsEmpty: 'Es gibt keine.',
  factorKind: {
    totp: 'Authenticator-App',
    'security-key': 'Sicherheitsschlüssel',
    sms: 'Code per SMS',
    email: 'Code per E-Mail',
    password: 'Passwort',
    'recovery-codes': 'Wiederherstellungscodes',
    other: 'Anderer zweiter Faktor',
  },
  totpAdd: 'Authenticator-App hinzufügen',
  totpAdded: 'Die Authenticator-App wurde hinzugefügt.',
  factorRemoveOf: (name) => `${name} entfernen`,
  factorRemoved: (name) => `${name} wurde entfernt.`,
  factorRemoveTitle: (name) => `${name} entfernen?`,
  factorRemoveEffect: 'Bei der Anmeldung werden Sie nicht mehr danach gefragt.',
  factorRemovePasskeys: (count) =>
    count === 1
      ? 'Mit Ihrem Passkey können Sie sich weiterhin anmelden.'
      : 'Mit Ihren Passkeys können Sie sich weiterhin anmelden.',
  factorRemoveOthers: (names) => `Das schützt Ihr Konto weiterhin: ${names}.`,
  factorRemoveLast: (ways) =>
    ways
      ? `Dann wird nichts weiter verlangt, wenn Sie sich so anmelden: ${ways}.`
      : 'Dann schützt nichts als Ihre Passkeys Ihr Konto.',
  factorRemoveConfirm: 'Entfernen',
  factorRemoveCancel: 'Behalten',
  totpTitle: 'Authenticator-App hinzufügen',
  totpScan: 'Scannen Sie dieses Bild mit Ihrer Authenticator-App.',
  totpPicture: 'QR-Code für Ihre Authenticator-App; der Schlüssel darunter sagt dasselbe',
  totpType: 'Oder tippen Sie diesen Schlüssel in die App:',
  totpCopy: 'Schlüssel kopieren',
  totpCopied: 'Der Schlüssel wurde kopiert.',
  totpCodeLabel: 'Code, den die App zeigt',
  totpCodeHint: 'Es ist jede halbe Minute ein neuer.',
  totpCodeMissing: 'Tippen Sie den Code ein, den die App gerade zeigt.',
  totpCodeWrong: {
    message: 'Dieser Code stimmt nicht.',
    next: 'Tippen Sie den ein, den die App gerade zeigt. Wenn er weiterhin nicht stimmt, prüfen Sie, ob die Uhr des Geräts richtig geht.',
  },
  totpConfirm: 'App hinzufügen',
  passkeysOf: (name) => `Passkeys von ${name}`,
  reloadButton: 'Liste neu lesen',
  linkButton: 'Link für einen neuen Passkey erstellen',
  linkTitle: 'Link für einen neuen Passkey',
  linkText:
    'Wer diesen Link öffnet, kann dem Konto einmal einen Passkey hinzufügen. Geben Sie ihn niemand anderem.',
  linkOnce: 'Er wird nur jetzt gezeigt.',
  linkSent: 'Der Link wurde an die Person geschickt, der das Konto gehört.',
  linkLabel: 'Link',
  linkExpires: (when) => `Gültig bis ${when}.`,
  linkCopy: 'Link kopieren',
  linkCopied: 'Der Link wurde kopiert.',
  linkClose: 'Fertig',
  removeOneEffect: 'Mit diesem Passkey kann sich dann niemand mehr an diesem Konto anmelden.',
  removeOneKept: 'Im Passwortmanager der Person bleibt er, bis sie ihn dort löscht.',
  removeAllButton: 'Alle Passkeys entfernen',
  removeAllTitle: (name) => `Alle Passkeys von ${name} entfernen?`,
  removeAllEffect: (count) =>
    count === 1
      ? 'Der eine Passkey dieses Kontos gilt dann nicht mehr, und alle werden abgemeldet.'
      : `Alle ${count} Passkeys dieses Kontos gelten dann nicht mehr, und alle werden abgemeldet.`,
  removeAllLabel: (word) => `Tippen Sie zur Bestätigung „${word}“ ein`,
  removeAllWord: 'alle entfernen',
  removeAllMismatch: 'Das ist etwas anderes.',
  removeAllConfirm: 'Alle Passkeys entfernen',
  removedAll: 'Alle Passkeys wurden entfernt.',
  back: 'Zurück',
};
export default de;
