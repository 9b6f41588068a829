// Loaded into the Playground by `node --require`, for two things it has no option for.
"use strict";

const net = require("node:net");

// It would listen on every interface, so that anybody on the network could talk to a bot that asks
// no token.
const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function listenOnLoopback(...args) {
  const [first, ...rest] = args;
  const port = typeof first === "object" && first !== null ? first.port : first;
  if (port === undefined || Number.isNaN(Number(port))) {
    return listen.apply(this, args); // a pipe or a handle, no address
  }
  const callback = rest.find((argument) => typeof argument === "function");
  return listen.call(this, { port: Number(port), host: "127.0.0.1" }, callback);
};

// It would live on, and hold its port, where plek was killed without a chance to end it.
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) {
    process.exit(0);
  }
}, 500).unref();
