export { ENGINE_VERSION, type PlanOptions, plan, planSteps } from './plan.ts';
