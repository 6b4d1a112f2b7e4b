import { planSteps } from '../engine/index.ts';
import { placesOf } from './host/places.ts';
import { serveOrder } from './planner.ts';
import { openTongues } from './tongues.ts';

const tongues = openTongues(placesOf(import.meta.dirname).tongues);

/** The module hosts start as the plan worker: the engine over one dump. */
await serveOrder((text, furniture) => planSteps(text, { tongues, furniture }));
