import type { HostedMessages } from '../messages.js';

export const hostedEnglish: HostedMessages = { hostedAdd: (host) => `Add a passkey at ${host}` };
