/**
 * Weights of the joint model, in the order of `JOINT_FEATURES`, for scripts without and with spaces. `bias` is
 * the log odds of a joint whose features are all 0 against no continuation at all.
 */
export const JOINT_WEIGHTS = {
  cjk: {
    bias: 1.99,
    weights: [
      0.67, 1.02, 0.07, 1.76, 0.01, -0.15, 0.94, 0.59, 1.34, 2.15, 1.36, 1.32, -0.26, -0.46, 1.53, -5.37,
      1.78, -2.15, -3.37, 12.76, 1.33, -0.85, 1.6, -0.49, -1.01, 2.2, 3.22, 0, 0, 0, 0, 0, -2.3, -7.23, -7.48,
      0.62, -0.44, -1.84, -1.18, 1.84, 2.85, -0.87, 1.29, 1.26, 4.24, -1.92,
    ],
  },
  latin: {
    bias: -0.9,
    weights: [
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4.89, -6.2, 0.88, -1.59, 0, 6.04, 1.74, 2.23, 2.86, 1.5,
      -0.04, 1.41, 2.72, -0.07, -0.79, 0.87, -0.18, -1.74, -2.8, -4.8, -8.22, 0, 0, 0, 0, 2.79, 2.45, 0, 0,
      0.69, 0, 0,
    ],
  },
};

/** Weights of the title model, in the order of `TITLE_FEATURES`: log odds that a short line is a title. */
export const TITLE_WEIGHTS = {
  cjk: {
    bias: -2.26,
    weights: [3.29, -2.94, 2.56, 1.69, -0.66, 1.36, 3.42, -3.93, 0.18, 2.33, 0, 0, 0.02, 0, 1.66, 0, -3.81, -0.55, -0.03, -0.15],
  },
  latin: {
    bias: -8.82,
    weights: [8.66, -0.56, 0, 0, -0.8, 0, 2.27, 0.62, -0.68, -0.37, -0.35, 3.13, -0.4, 0, 1.64, 0, 0, -0.43, 0.48, -0.07],
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
    bias: 9.15,
    weights: [20.74, -18.59, -6.17, -2.29, -0.16, -1.21, -2.29, -0.52, -0.6, -0.13, 0.33, -0.27, 11.09, -3, -2.24, 1.39, -2.5, -0.42, 0.07, -0.78, 1.1, -0.46, 1.14, 1.71, -1.83, -0.19, -0.4, 4.07, 9.36, -2.49, 1.28, 6.26],
  },
  latin: {
    bias: 5.24,
    weights: [
      17.08, 14.75, 10.06, -8.5, 0.18, -1.9, -1.61, 1.53, 2.06, -1.45, -1.99, 0.75, 42.11, -3, -7.73, 0, -2.5,
      0, -0.3, -1.4, 0.17, 1.56, 0.97, 1.81, -1.35,
    ],
  },
};

/** Weights of the pair model, in the order of `PAIR_FEATURES`: log odds that two clusters are one article. */
export const PAIR_WEIGHTS = {
  cjk: {
    bias: 7.89,
    weights: [-103.27, 3.91, 5.85, -1.31, -1.01, 15.76, 77.01, 1.25, 0.66, 1.65, 0.35, -3.26, -0.15, -0.5, 7.8, -0.11, -2.53, 3.65, -1.07, 1.44, -0.43, -0.03, -0.22, -2.78, -5.61, -0.3, -16.31, -1.9, 0.15, -0.19, -0.12, -0.14, 0.85],
  },
  latin: {
    bias: 11.09,
    weights: [
      65.09, 10.89, 4.31, -1.7, -1.96, -7.42, 6.38, 1.42, 0.7, 1.87, 0.43, -2.61, -0.3, -0.51, 0, 2.28,
      -31.89, -9.73, -1.13, 0.97, -0.12, -0.78, 0.34, -1.93,
    ],
  },
};

/** Weights of how a paragraph opens, in the order of `OPENING_CUES`; the bias puts a common paragraph at 0. */
export const OPENING_WEIGHTS = {
  cjk: { bias: -1, weights: [3, 1.74, 0.68, 1.73, -1.01, -0.33] },
  latin: { bias: 0, weights: [3, 0, 0.78, 2.53, -4.2, -3.4] },
};

/** Weights of the same features where what is weighed has grown to articles or great parts of them. */
export const ARTICLE_WEIGHTS = {
  cjk: {
    bias: 14.61,
    weights: [-16.2, -1.87, -0.92, -0.84, -2.14, -7.52, 30.42, 1.54, 0.47, 1.94, 0.35, -6.46, -0.31, -0.06, 0, 0.96, -19.75, -9.23, -0.85, 0.99, -0.43, -0.37, -1.18, 0, -0.71, 4.81, -1, 9.04, 0.31, 0.11, 0.54, -0.68, 0.83],
  },
  latin: {
    bias: 11.09,
    weights: [
      65.09, 10.89, 4.31, -1.7, -1.96, -7.42, 6.38, 1.42, 0.7, 1.87, 0.43, -2.61, -0.3, -0.51, 0, 2.28,
      -31.89, -9.73, -1.13, 0.97, -0.12, -0.78, 0.34, -1.93,
    ],
  },
};

/** Weights of the signs of a beginning, in the order of `HEAD_SIGNS`: log odds that it is the rest of a sentence. */
export const HEAD_WEIGHTS = {
  cjk: {
    bias: -0.29,
    weights: [4.62, 4, 3.51, -0.93, 0.53, -2.32, -2.63, -0.35, 2.23, -0.04, -1.53, 0, 0, -2.29],
  },
  latin: { bias: -2.66, weights: [4, 4, 2.37, 0, 0, -2.06, -1.33, 0.52, 0.13, 5.62, -1.48, 7.21, -0.74, 0] },
};
