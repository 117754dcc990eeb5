export { hasNote, PRESET_IDS, type NotedPreset, type PresetId } from './ids';
export { withPreset } from './map';
export { withoutPreamble } from './preamble';
export { presetFor, presetsFor, readingFor } from './recognise';
