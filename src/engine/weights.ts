/**
 * Weights of the joint model, in the order of `JOINT_FEATURES`, for scripts without and with spaces. `bias` is
 * the log odds of a joint whose features are all 0 against no continuation at all.
 */
export const JOINT_WEIGHTS = {
  cjk: {
    bias: -0.86,
    weights: [3.19, 5.47, 5.11, 0.87, 0.78, -1.16, 1.13, 3.99, 0.35, 1.59, 0.86, 1.37, 0.83, -1.21, 4.44, -5.73, 0.96, -3.18, -4.47, 18.73, 2.22, -0.61, 3.48, 0.72, -0.29, -0.06, 2.34, 0, 0, 0, 0, 0, -7.83, -26.09, -13.95],
  },
  latin: {
    bias: -4.80,
    weights: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8.5, -8.87, -1.29, -6.86, 0, 7.96, 2.4, 2.93, 4.25, 1.77, 0.58, -1.03, 6.63, -1.75, 2.74, 1.11, 3.58, -1.38, -7.24, -8.22, -13.66],
  },
};

/** Weights of the title model, in the order of `TITLE_FEATURES`: log odds that a short line is a title. */
export const TITLE_WEIGHTS = {
  cjk: { bias: -1.5, weights: [1.8, -2.6, 2.7, 2.2, -0.6, -1, 4.8, -2.3, -0.4, 1.4, 0, 0, -0.2, -0.3, 1.4, -0.4, -0.8] },
  latin: { bias: -1.3, weights: [1.1, -1, 0, 0.5, -1.7, -0.5, 3, -1.6, -0.4, 0.3, -1.5, 5, 0.6, -1.2, 0.8, -0.4, -0.8] },
};

/** Weights of the second look, in the order of `SECOND_FEATURES`. */
export const SECOND_WEIGHTS = {
  cjk: { bias: 0.13, weights: [0.65, 1.14, 3.61, -9.16, 3.01, -5.59, 0.01, -1.23, 0.18, -0.64, -0.38, -0.64, 0.62] },
  latin: { bias: -1.50, weights: [0.61, 2.93, 5.92, -6.13, -5.46, -3.36, 0.99, -1.07, 0.37, -1.78, -0.79, -3.19, 1.74] },
};

/** Weights of the border model, in the order of `BORDER_FEATURES`: log odds that both sides are one article. */
export const BORDER_WEIGHTS = {
  cjk: { bias: 2.48, weights: [15.18, 12.85, 9.33, -2.31, 0.64, -2.11, -2.42, -0.55, -0.53, -1.1, -1] },
  latin: { bias: 5.44, weights: [8.72, 11.59, 10.94, -6.95, 0.71, -3.27, -2.55, 1.43, 2.52, -1.48, -1.97] },
};

/** Weights of the pair model, in the order of `PAIR_FEATURES`: log odds that two clusters are one article. */
export const PAIR_WEIGHTS = {
  cjk: { bias: 11.20, weights: [1.5, 4.64, 5.17, -0.65, -1.32, -0.19, 16.39, 1.66, 0.85, 2.01, 0.47, -0.38, 0.12, -0.44, 1.92] },
  latin: { bias: 16.23, weights: [6.41, 11.15, 4.25, -1.04, -2.02, 1.33, 7.09, 2.28, 0.88, 1.72, 0.53, 4.88, -0.24, -0.14, 0] },
};
