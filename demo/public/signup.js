import { showEvents } from './site.js';

showEvents();
