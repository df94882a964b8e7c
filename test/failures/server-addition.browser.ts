/* Whatever a server, or what stands between, answers to an addition: the right code, kind words, and another try. */
import { whateverAnswers } from './support/ceremonies.js';
import { addition } from './support/ways.js';

whateverAnswers(addition);
