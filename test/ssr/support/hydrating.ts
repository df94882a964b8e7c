/* As an app does that hydrates what its server wrote: Lit asks for the support before anything else. */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import { PasskeyLogin, PasskeyManager, PasskeySignup } from '../../../src/index.js';

PasskeyLogin.define();
PasskeyManager.define();
PasskeySignup.define();
