export { type Forms, readForms } from './forms.ts';
export { ENGINE_VERSION, type PlanOptions, plan, planSteps } from './plan.ts';
export { type Sighting, sightings } from './sightings.ts';
export type { Tongue, Tongues } from './tongue.ts';
export { readTongue } from './tongue-file.ts';
