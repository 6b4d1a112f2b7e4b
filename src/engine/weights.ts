/**
 * Weights of the joint model, in the order of `JOINT_FEATURES`, for scripts without and with spaces. `bias` is
 * the log odds of a joint whose features are all 0 against no continuation at all.
 */
export const JOINT_WEIGHTS = {
  cjk: {
    bias: -1.82,
    weights: [
      2.22, 3.61, 6.81, 1.31, 0.33, -1.21, 0.92, 3.68, -0.14, 1.8, 0.79, 1.45, 0.38, -1.14, 4.57, -5.74, 1.66,
      -2.88, -4.72, 18.79, 1.52, -0.8, 2.85, 0.01, -0.58, 0.02, 3.1, 0, 0, 0, 0, 0, -2.69, -24.6, -12.74,
      2.59, -1, -1.03, -0.95,
    ],
  },
  latin: {
    bias: -5.72,
    weights: [
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7.43, -10.14, 1.49, -3.5, -2.92, 6.73, 2.4, 2.22, 3.73, 1.05,
      0.07, -1.25, 5.64, -0.73, 1.71, 1.23, 2.19, -0.12, -3.49, -8.27, -11.22, 0, 0, 0, 0,
    ],
  },
};

/** Weights of the title model, in the order of `TITLE_FEATURES`: log odds that a short line is a title. */
export const TITLE_WEIGHTS = {
  cjk: {
    bias: 1.25,
    weights: [
      3.31, -2.06, 2.11, 1.43, -2.26, -0.39, 2.84, -2.79, -0.62, 1.34, 0, 0, 0.71, -1.07, 1.44, 0.8, -0.66,
    ],
  },
  latin: {
    bias: 0.96,
    weights: [
      1.99, -0.96, 0, 0, -3.61, 1.14, 2.77, -3.18, -0.44, 0.41, -2.08, 3.44, 1.35, -0.89, 1.53, 0.9, 0,
    ],
  },
};

/** Weights of the second look, in the order of `SECOND_FEATURES`. */
export const SECOND_WEIGHTS = {
  cjk: {
    bias: -1.57,
    weights: [0.67, 0.49, -0.22, -6.4, 15.17, 1.29, 0.99, -0.5, 0.14, -0.47, -0.41, 0.24, 0.78],
  },
  latin: {
    bias: -3.0,
    weights: [0.65, 0.99, 7.43, -2.38, 6.78, 1.61, 0.72, -2.15, 0.34, -1.6, -0.75, 0.17, 1.37],
  },
};

/** Weights of the border model, in the order of `BORDER_FEATURES`: log odds that both sides are one article. */
export const BORDER_WEIGHTS = {
  cjk: {
    bias: 1.72,
    weights: [
      17.53, 1.14, 11.99, -2.5, -1.15, -1.76, -2.81, -0.08, -0.6, -0.34, -0.68, -3.02, -0.98, -1.22, -0.51,
      2.05,
    ],
  },
  latin: {
    bias: 3.17,
    weights: [
      7.84, 11.94, 10.84, -6.81, 0.11, -3.63, -2.16, 0.91, 2.01, -1.11, -0.64, -1.66, 1.99, -8.89, -5.22,
      1.77,
    ],
  },
};

/** Weights of the pair model, in the order of `PAIR_FEATURES`: log odds that two clusters are one article. */
export const PAIR_WEIGHTS = {
  cjk: {
    bias: 11.76,
    weights: [
      -29.13, 2.87, 3.29, -0.71, -1.27, 2.13, 17.17, 1.21, 0.83, 1.74, 0.42, 5.51, 0.1, -0.64, 1.35, -0.19,
      -4.03,
    ],
  },
  latin: {
    bias: 14.29,
    weights: [
      6.83, 7.61, 3.53, -0.69, -1.91, 2.29, 3.11, 0.97, 0.89, 2.3, 0.46, -2.66, -0.2, -0.91, 1.33, -0.32,
      5.68,
    ],
  },
};
