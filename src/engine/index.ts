export { ENGINE_VERSION, type PlanOptions, plan, planSteps } from './plan.ts';
export { type Sighting, sightings } from './sightings.ts';
export { readTongue, type Tongue, type Tongues } from './tongue.ts';
