/**
 * Weights of the joint model, in the order of `JOINT_FEATURES`, for scripts without and with spaces. `bias` is
 * the log odds of a joint whose features are all 0 against no continuation at all.
 */
export const JOINT_WEIGHTS = {
  cjk: {
    bias: -0.90,
    weights: [3.04, 5.73, 4.79, 0.12, 0.16, -1.55, 1.21, 3.54, 0.24, 1.32, 0.8, 1.01, 0.33, -1.41, 3.8, -6.27, 0.22, -4.91, -5.11, 19.25, 2.37, -0.6, 3.51, 0.74, -0.27, -0.09, 3.67, 0, 0, 0, 0, 0, -7.82, -26.07, -13.68, 3.29, -1.21, -2.12, -1.62],
  },
  latin: {
    bias: -4.80,
    weights: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8.5, -8.87, -1.29, -6.86, 0, 7.96, 2.4, 2.93, 4.25, 1.77, 0.58, -1.03, 6.63, -1.75, 2.74, 1.11, 3.58, -1.38, -7.24, -8.22, -13.66, 0, 0, 0, 0],
  },
};

/** Weights of the title model, in the order of `TITLE_FEATURES`: log odds that a short line is a title. */
export const TITLE_WEIGHTS = {
  cjk: { bias: -1.5, weights: [1.8, -2.6, 2.7, 2.2, -0.6, -1, 4.8, -2.3, -0.4, 1.4, 0, 0, -0.2, -0.3, 1.4, -0.4, -0.8] },
  latin: { bias: -1.3, weights: [1.1, -1, 0, 0.5, -1.7, -0.5, 3, -1.6, -0.4, 0.3, -1.5, 5, 0.6, -1.2, 0.8, -0.4, -0.8] },
};

/** Weights of the second look, in the order of `SECOND_FEATURES`. */
export const SECOND_WEIGHTS = {
  cjk: { bias: 0.64, weights: [0.69, 1, 2.75, -9.47, 1.59, -8.28, -0.1, -1.45, 0.16, -0.33, -0.46, 0, 0.71] },
  latin: { bias: -1.33, weights: [0.61, 2.6, 6.29, -6.17, -4.59, -3.9, 0.92, -0.97, 0.33, -2.23, -0.69, -2.98, 1.6] },
};

/** Weights of the border model, in the order of `BORDER_FEATURES`: log odds that both sides are one article. */
export const BORDER_WEIGHTS = {
  cjk: { bias: 2.34, weights: [15.11, 12.81, 9.55, -2.83, 0.74, -1.78, -2.36, -0.51, -0.52, -1.01, -1, -2.94, 2.75] },
  latin: { bias: 5.38, weights: [8.8, 11.86, 10.92, -6.97, 0.7, -3.26, -2.52, 1.33, 1.99, -1.45, -1.94, -6.39, 0.25] },
};

/** Weights of the pair model, in the order of `PAIR_FEATURES`: log odds that two clusters are one article. */
export const PAIR_WEIGHTS = {
  cjk: { bias: 11.01, weights: [1.71, 5.55, 4.09, -0.64, -1.33, -0.46, 17.17, 1.65, 0.84, 2.02, 0.46, -0.29, 0.07, -0.35, 2.06, 0.27, 0.39] },
  latin: { bias: 15.72, weights: [6.48, 11.62, 3.88, -0.95, -2.04, 1.29, 7.33, 2.24, 0.92, 1.81, 0.53, 4.15, -0.27, -0.13, 0, -1.02, -0.07] },
};
