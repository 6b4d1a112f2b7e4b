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
    bias: -0.26,
    weights: [0.69, 0.37, 1.37, -8.79, 12.51, -1.54, 0.54, -0.9, 0.22, -0.34, -0.37, 0.13, 0.79],
  },
  latin: {
    bias: -3.01,
    weights: [0.6, 0.67, 7.23, -2.35, 8.77, 0.79, 0.82, -1.78, 0.52, -1.16, -0.88, 0.07, 1.42],
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
    bias: 9.13,
    weights: [
      -27.03, 1.59, 4.26, -1, -1.5, 3.21, 18.14, 1.04, 0.76, 1.75, 0.38, 5.24, 0.06, -0.72, 1.69, -0.04,
      -5.81,
    ],
  },
  latin: {
    bias: 11.16,
    weights: [
      6.72, 7.75, 1.78, -1.24, -2.41, 3.21, 7.43, 1.1, 0.83, 2.17, 0.42, -1.39, -0.44, -0.99, 0, -0.57, 6.12,
    ],
  },
};
