// Loaded into the app's main process before it starts, by a test: answers the system's dialogs, which no test can
// press, with the button that GALLEY_ANSWER counts, and writes what they said to the file GALLEY_SAID names.
const { appendFileSync } = require('node:fs');

const { GALLEY_ANSWER, GALLEY_SAID } = process.env;

function note(dialog, options) {
  appendFileSync(GALLEY_SAID, `${JSON.stringify({ dialog, ...options })}\n`);
}

if (process.type === 'browser' && GALLEY_SAID)
  setImmediate(() => {
    const { app, dialog } = require('electron');
    app.relaunch = () => note('relaunch', {});
    dialog.showMessageBox = async (...given) => {
      const { message, detail, buttons } = given.at(-1);
      note('message', { message, detail, buttons });
      return { response: buttons ? Number(GALLEY_ANSWER) : 0, checkboxChecked: false };
    };
    dialog.showErrorBox = (message, detail) => note('error', { message, detail });
  });
