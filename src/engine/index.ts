export { type Forms, readForms } from './base/forms.ts';
export { type Sighting, sightings } from './chrome/sightings.ts';
export type { Tongue, Tongues } from './language/tongue.ts';
export { readTongue } from './language/tongue-file.ts';
export { ENGINE_VERSION, type PlanOptions, plan, planSteps } from './plan.ts';
