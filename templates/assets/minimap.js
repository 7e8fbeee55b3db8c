// The frames on the map: which parts of both texts are in view.
"use strict";
(() => {
  const svg = document.querySelector(".minimap svg");
  if (!svg) return;
  const sides = { left: [], right: [] };
  const bars = new Map(); // row → its bars
  for (const link of svg.querySelectorAll("a")) {
    const rect = link.querySelector("rect");
    const row = document.getElementById(link.getAttribute("href").slice(1))?.closest(".row");
    if (!row) continue;
    const top = Number(rect.getAttribute("y"));
    const side = link.getAttribute("href").startsWith("#left-") ? "left" : "right";
    const bar = { side, top, end: top + Number(rect.getAttribute("height")) };
    bars.set(row, [...(bars.get(row) ?? []), bar]);
  }
  const frames = {};
  for (const [side, x] of [["left", -2], ["right", 78]]) {
    const frame = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({ class: "frame", x, y: 0, width: 12, height: 0 })) frame.setAttribute(name, value);
    svg.append(frame);
    frames[side] = frame;
  }
  const inView = new Set();
  const draw = () => {
    sides.left = []; sides.right = [];
    for (const row of inView) for (const bar of bars.get(row)) sides[bar.side].push(bar);
    for (const side of ["left", "right"]) {
      if (!sides[side].length) continue;
      const top = Math.min(...sides[side].map((bar) => bar.top));
      const end = Math.max(...sides[side].map((bar) => bar.end));
      frames[side].setAttribute("y", top);
      frames[side].setAttribute("height", end - top);
    }
  };
  const watch = new IntersectionObserver((changes) => {
    for (const change of changes) {
      if (change.isIntersecting) inView.add(change.target); else inView.delete(change.target);
    }
    draw();
  });
  for (const row of bars.keys()) watch.observe(row);
})();
