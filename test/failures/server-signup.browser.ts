/* Whatever a server, or what stands between, answers to a sign-up: the right code, kind words, and another try. */
import { whateverAnswers } from './support/ceremonies.js';
import { signUpWay } from './support/ways.js';

whateverAnswers(signUpWay);
