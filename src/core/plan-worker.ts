import { planSteps } from '../engine/index.ts';
import { serveOrder } from './planner.ts';

/** The module hosts start as the plan worker: the engine over one dump. */
await serveOrder(planSteps);
