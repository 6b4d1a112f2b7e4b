/**
 * Weights of the joint model, in the order of `JOINT_FEATURES`, for scripts without and with spaces. `bias` is
 * the log odds of a joint whose features are all 0 against no continuation at all.
 */
export const JOINT_WEIGHTS = {
  cjk: {
    bias: -1.7,
    weights: [4, 3.9, 5, 0.75, 0.34, 3.4, 0.96, 2.7, -3.3, 0.3, -2.6, -1.9, 10.2, 0.6, 3.1, 0.4, -0.5, 1.2, 2.5, 0, 0, 0, 0],
  },
  latin: {
    bias: -5.8,
    weights: [0, 0, 0, 0, 0, 0, 0, 5, -5.9, -0.7, -5, -2, 4.7, 3.5, 4, 1.4, 0.3, 0.3, 4.6, 0.1, 1.5, 1.3, 2],
  },
};

/** Weights of the title model, in the order of `TITLE_FEATURES`: log odds that a short line is a title. */
export const TITLE_WEIGHTS = {
  cjk: { bias: -1.5, weights: [1.8, -2.6, 2.7, 2.2, -0.6, -1, 4.8, -2.3, -0.4, 1.4, 0, 0, -0.2, -0.3, 1.4, -0.4, -0.8] },
  latin: { bias: -1.3, weights: [1.1, -1, 0, 0.5, -1.7, -0.5, 3, -1.6, -0.4, 0.3, -1.5, 5, 0.6, -1.2, 0.8, -0.4, -0.8] },
};
