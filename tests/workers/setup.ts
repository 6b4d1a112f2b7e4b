import { bundleWorkers } from './bundle.ts';

/** Once before all tests of a run. */
export default bundleWorkers;
