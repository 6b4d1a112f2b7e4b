// Loaded into the host before it starts, where GALLEY_SLOW asks for a slow machine: each request is looked at after a
// while of its own, so that answers come late and in another order than they were asked for.
const { EventEmitter } = require('node:events');
const { Server } = require('node:http');

/** Longest wait, in milliseconds. */
const LONGEST = 300;

Server.prototype.emit = function (event, ...given) {
  if (event !== 'request') return EventEmitter.prototype.emit.call(this, event, ...given);
  setTimeout(() => EventEmitter.prototype.emit.call(this, event, ...given), Math.random() * LONGEST);
  return true;
};
