/* Whatever a server, or what stands between, answers to a sign-in: the right code, kind words, and another try. */
import { whateverAnswers } from './support/ceremonies.js';
import { signIn } from './support/ways.js';

whateverAnswers(signIn);
