import './elements/passkey-login/define.js';
import './elements/passkey-manager/define.js';
import './elements/passkey-signup/define.js';
