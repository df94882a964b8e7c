import type { SecurityMessages } from '../security-messages.js';

/** What surrounds passkeys, in German. */
export const securityGerman: SecurityMessages = {
  stepUpTitle: 'Bestätigen Sie, dass Sie es sind',
  stepUpText:
    'Sie haben sich vor einer Weile angemeldet. Sobald Sie es bestätigt haben, geht es von selbst weiter.',
  stepUpEach: 'Diese Änderung verlangt jedes Mal Ihr Passwort. Sobald es stimmt, geht es von selbst weiter.',
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
  codesTitle: 'Ihre Wiederherstellungscodes',
  codesText:
    'Wenn Sie Ihre Passkeys verlieren, melden Sie sich mit einem dieser Codes an. Jeder gilt einmal. Bewahren Sie sie auf, wo nur Sie sie finden: Sie werden nur dieses eine Mal gezeigt.',
  codesTextSecond:
    'Wenn Sie Ihren zweiten Faktor verlieren, geben Sie stattdessen einen dieser Codes ein. Jeder gilt einmal. Bewahren Sie sie auf, wo nur Sie sie finden: Sie werden nur dieses eine Mal gezeigt.',
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
  recoverySecond: 'Sie ersetzen einen zweiten Faktor, den Sie verloren haben. Jeder gilt einmal.',
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
  keyAdd: 'Sicherheitsschlüssel hinzufügen',
  keyAdded: (name) => `${name} wurde hinzugefügt.`,
  keyKnown: {
    message: 'Dieser Sicherheitsschlüssel ist für Ihr Konto schon eingerichtet.',
    next: 'Nehmen Sie einen anderen.',
  },
  keyRefused: {
    message: 'Der Sicherheitsschlüssel konnte nicht überprüft werden.',
    next: 'Versuchen Sie es noch einmal.',
  },
  keyLimit: {
    message: 'Sie haben so viele Sicherheitsschlüssel, wie diese Website erlaubt.',
    next: 'Entfernen Sie einen, den Sie nicht mehr verwenden.',
  },
  codesOn: { sms: 'Codes per SMS einschalten', email: 'Codes per E-Mail einschalten' },
  codesAreOn: { sms: 'Codes per SMS sind eingeschaltet.', email: 'Codes per E-Mail sind eingeschaltet.' },
  codesUnconfirmed: {
    sms: {
      message: 'Ihr Konto hat keine bestätigte Telefonnummer, an die Codes gehen könnten.',
      next: 'Bestätigen Sie erst eine, und schalten Sie die Codes dann ein.',
    },
    email: {
      message: 'Ihr Konto hat keine bestätigte E-Mail-Adresse, an die Codes gehen könnten.',
      next: 'Bestätigen Sie erst eine, und schalten Sie die Codes dann ein.',
    },
  },
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
  addKeyButton: 'Sicherheitsschlüssel hinzufügen',
  addKeyHint: (name) =>
    `Stecken Sie den Sicherheitsschlüssel ein, den ${name || 'diese Person'} bekommen soll.`,
  addedFor: (name) =>
    name ? `Sicherheitsschlüssel für ${name} hinzugefügt.` : 'Sicherheitsschlüssel hinzugefügt.',
  noKey: {
    message: 'Das wurde nicht als Sicherheitsschlüssel angenommen.',
    next: 'Nehmen Sie einen, den Sie übergeben können, kein Telefon und keinen Passwortmanager.',
  },
  keyTaken: {
    message: 'Dieser Sicherheitsschlüssel ist für dieses Konto schon registriert.',
    next: 'Nehmen Sie einen anderen.',
  },
  nameForHint: 'Zum Beispiel, was darauf steht. Auch die Person selbst sieht diesen Namen.',
  noPasskey: 'An diesem Konto kann sich niemand mit einem Passkey anmelden.',
  hostedAdd: (host) => `Passkey bei ${host} hinzufügen`,
  back: 'Zurück',
};
