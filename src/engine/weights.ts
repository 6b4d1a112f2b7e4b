/**
 * Weights of the joint model, in the order of `JOINT_FEATURES`, for scripts without and with spaces. `bias` is
 * the log odds of a joint whose features are all 0 against no continuation at all.
 */
export const JOINT_WEIGHTS = {
  cjk: {
    bias: -0.87,
    weights: [3.17, 5.47, 5.17, 0.91, 0.8, -1.18, 1.12, 4.29, 0.2, 1.7, 0.9, 1.48, 0.86, -1.22, 4.47, -5.74, 1.05, -3.13, -4.49, 18.3, 2.17, -0.57, 3.48, 0.71, -0.3, -0.06, 2.37, 0, 0, 0, 0, 0, -7.72, -26.15, -13.73],
  },
  latin: {
    bias: -4.86,
    weights: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8.52, -8.9, -1.29, -6.92, 0, 8.09, 2.37, 2.98, 4.27, 1.79, 0.59, -1.02, 6.68, -1.77, 2.75, 1.11, 3.57, -1.38, -7.2, -8.24, -13.53],
  },
};

/** Weights of the title model, in the order of `TITLE_FEATURES`: log odds that a short line is a title. */
export const TITLE_WEIGHTS = {
  cjk: { bias: -1.5, weights: [1.8, -2.6, 2.7, 2.2, -0.6, -1, 4.8, -2.3, -0.4, 1.4, 0, 0, -0.2, -0.3, 1.4, -0.4, -0.8] },
  latin: { bias: -1.3, weights: [1.1, -1, 0, 0.5, -1.7, -0.5, 3, -1.6, -0.4, 0.3, -1.5, 5, 0.6, -1.2, 0.8, -0.4, -0.8] },
};

/** Weights of the second look, in the order of `SECOND_FEATURES`. */
export const SECOND_WEIGHTS = {
  cjk: { bias: 0, weights: [1, 0, 0, 0, 0, 0, 0, 0, 0] },
  latin: { bias: 0, weights: [1, 0, 0, 0, 0, 0, 0, 0, 0] },
};

/** Weights of the border model, in the order of `BORDER_FEATURES`: log odds that both sides are one article. */
export const BORDER_WEIGHTS = {
  cjk: { bias: 2.29, weights: [18.25, 14.79, 10.17, -1.93, 0.76, -2.03, -2.29, -0.57, -0.28, -1.11, -0.98] },
  latin: { bias: 5.25, weights: [9.9, 10.67, 11.22, -7.06, 0.76, -3.16, -2.43, 1.32, 2.46, -1.45, -1.77] },
};

/** Weights of two clusters' words: likeness, its margin over the next best, log sizes, likeness by size, its root. */
export const CLUSTER_WEIGHTS = {
  cjk: { bias: 9.62, weights: [-7.12, 20.97, -0.63, -1.05, -0.51, 15.63] },
  latin: { bias: 19.12, weights: [0.06, 14.46, -1.39, -2.16, 2.09, 8.44] },
};
