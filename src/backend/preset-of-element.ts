/* What elements load when a page names a preset. */
import type { PasskeyBackend } from './backend.js';
import { backendOfPreset, type PresetConfig, type PresetValues } from './preset-backend.js';
import type { Loaded } from './preset-loaded.js';
import { loadPreset } from './preset-registry.js';
import type { Preset } from './preset.js';

/** What a preset is told by the element that it is of, besides its own configuration. */
interface ElementWithPreset {
  readonly dataset: DOMStringMap;
  /** Whom an administrator looks after. */
  readonly userId?: string | undefined;
  /** It is the page that links lead to. */
  readonly enrollment?: string | undefined;
}

/**
 * The backend of one element. What its preset asks for by name is read from its `data-…` attributes, else from the
 * configuration of the page.
 *
 * @throws ConfigurationError where there is no such preset or something is missing for it
 */
export async function presetOfElement(
  named: string | Preset,
  config: PresetConfig,
  { dataset, userId, enrollment }: ElementWithPreset,
  loaded: Loaded,
): Promise<PasskeyBackend> {
  const preset = typeof named === 'string' ? await loadPreset(named, loaded) : named;
  if (typeof (preset as Partial<Preset>).operations !== 'object')
    throw new loaded.ConfigurationError(
      'preset',
      'it is no preset; write a name, or what definePreset() gives',
    );
  const parameters = {
    // A link says whose it is, and nobody is signed in where it is opened: the page has no id to give.
    ...(enrollment !== undefined && { userId: () => '' }),
    ...config.parameters,
    ...ownValues(dataset),
    ...(userId && { userId }),
  };
  return backendOfPreset(preset, { ...config, parameters }, loaded);
}

/** Only what is set. */
const ownValues = (dataset: DOMStringMap): PresetValues => Object.fromEntries(Object.entries(dataset));
