import { planSteps } from '../engine/index.ts';
import { placesOf } from './host/places.ts';
import { serveOrders } from './planner.ts';
import { openTongues } from './tongues.ts';

const tongues = openTongues(placesOf(import.meta.dirname).tongues);

/** The module hosts start as the plan worker: the engine over one dump after the other. */
await serveOrders((text, furniture) => planSteps(text, { tongues, furniture }));
