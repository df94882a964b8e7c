import type { PasskeyBackend } from './backend.js';
import { ConfigurationError } from './configuration-error.js';
import { send } from './http.js';
import { backendOfPreset, type PresetConfig } from './preset-backend.js';
import type { Preset } from './preset.js';

/**
 * Makes a backend that speaks as a preset says; what an element makes of `preset`, to be used as its `backend` or
 * with a flow.
 *
 * @throws ConfigurationError where something is missing or an endpoint cannot be read
 */
export const presetBackend = (preset: Preset, config: PresetConfig = {}): PasskeyBackend =>
  backendOfPreset(preset, config, { send, ConfigurationError });
