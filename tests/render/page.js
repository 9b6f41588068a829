// Draws one card by Microsoft's renderer, and reads off the drawing what a person would trip over.
"use strict";

const SPACING = { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 };
const SIZES = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };

function colors(theme) {
  const pair = ([normal, subtle]) => ({ default: normal, subtle });
  return Object.fromEntries(Object.entries(theme.text).map(([name, value]) => [name, pair(value)]));
}

function hostConfig(theme) {
  const foregroundColors = colors(theme);
  const style = (backgroundColor) => ({ backgroundColor, foregroundColors });
  return new AdaptiveCards.HostConfig({
    fontFamily: '"Segoe UI", "Open Sans", "Liberation Sans", sans-serif',
    supportsInteractivity: true,
    spacing: SPACING,
    fontSizes: SIZES,
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    separator: { lineThickness: 1, lineColor: theme.line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: style(theme.card),
      emphasis: style(theme.emphasis),
      accent: style(theme.accent),
      good: style(theme.good),
      attention: style(theme.attention),
      warning: style(theme.warning),
    },
    inputs: {
      label: {
        inputSpacing: "small",
        requiredInputs: { suffix: " *", suffixColor: "attention" },
        optionalInputs: {},
      },
      errorMessage: { color: "attention", spacing: "small" },
    },
    factSet: {
      title: { weight: "bolder", wrap: true, maxWidth: 150 },
      value: { wrap: true },
      spacing: 12,
    },
    actions: { maxActions: 12, // six in sight, the rest under "…"; tests count the six
    spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal",
      actionAlignment: "left", showCard: { actionMode: "inline" } },
    adaptiveCard: { allowCustomStyle: true },
  });
}

function dress(theme) {
  document.documentElement.style.colorScheme = theme.scheme;
  const variables = { page: theme.page, line: theme.line, field: theme.field, button: theme.button,
    primary: theme.primary, "on-primary": theme.onPrimary, ink: theme.text.default[0],
    accent: theme.text.accent[0], attention: theme.text.attention[0] };
  for (const [name, value] of Object.entries(variables)) {
    document.documentElement.style.setProperty(`--${name}`, value);
  }
}

async function draw({ card, theme, width, press }) {
  dress(theme);
  const markdown = window.markdownit({ html: false });
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = hostConfig(theme);
  drawn.onExecuteAction = () => {};
  drawn.parse(card, context);
  const frame = document.getElementById("card");
  frame.replaceChildren();
  frame.style.width = `${width}px`;
  frame.append(drawn.render());
  if (press) {
    [...frame.querySelectorAll("button")].find((button) => button.innerText === press).click();
  }
  await Promise.allSettled([...frame.querySelectorAll("img")].map((image) => image.decode()));
  return { faults: complaints(card, drawn, context), text: frame.innerText, ...look(frame) };
}

// Many cards one after the other, given as text: a call to the page costs more than a drawing.
async function drawAll({ cards, ...wish }) {
  const seen = [];
  for (const card of JSON.parse(cards)) {
    const { text, ...problems } = await draw({ card, ...wish });
    seen.push(problems);
  }
  return JSON.stringify(seen);
}

// How tall each of many cards is, in px, given as text.
async function heights({ cards, ...wish }) {
  const tall = [];
  for (const card of JSON.parse(cards)) {
    await draw({ card, ...wish });
    tall.push(document.getElementById("card").getBoundingClientRect().height);
  }
  return tall;
}

function complaints(card, drawn, context) {
  const parsing = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  const { UnknownElementType, UnknownActionType } = AdaptiveCards.ValidationEvent;
  const unknown = [UnknownElementType, UnknownActionType];
  const events = [...parsing, ...drawn.validateProperties().validationEvents];
  return events
    .filter((event) => !(unknown.includes(event.event) && hasFallback(card, event.message)))
    .map((event) => event.message);
}

// Teams' own extensions are unknown here; what counts is that each brings what others see instead.
function hasFallback(part, message) {
  if (part === null || typeof part !== "object") return true;
  const stranger = typeof part.type === "string" && message.includes(`"${part.type}"`);
  return !(stranger && !part.fallback) && Object.values(part).every((at) => hasFallback(at, message));
}

function visible(element) {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === "visible";
}

function name(element) {
  const words = (element.innerText || element.value || element.alt || "").trim().slice(0, 60);
  return `${element.className || element.tagName.toLowerCase()}: ${words}`;
}

function look(frame) {
  const all = [...frame.querySelectorAll("*")].filter(visible);
  const edge = frame.getBoundingClientRect().right + 1;
  const texts = all.filter((element) => ownText(element));
  return {
    overflowing: all.filter((element) => element.getBoundingClientRect().right > edge).map(name),
    clipped: all.filter(isClipped).map(name),
    unlabelled: all.filter((element) => isInput(element) && !hasLabel(element)).map(name),
    faint: texts.filter((element) => isFaint(element)).map(faintness),
    pictures: all.filter((element) => element.tagName === "IMG" && !element.alt).map(name),
  };
}

function ownText(element) {
  return [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
}

function isClipped(element) {
  const style = getComputedStyle(element);
  const hides = (overflow) => overflow === "hidden" || overflow === "clip";
  const cut = (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
    (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
  return cut && element.tagName !== "SELECT" && Boolean(element.innerText?.trim());
}

function isInput(element) {
  return ["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName);
}

function hasLabel(element) {
  const named = (element.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
  const labels = [...(element.labels || []), ...named.map((id) => document.getElementById(id))];
  return labels.some((label) => label && visible(label) && label.innerText.trim());
}

function channels(color) {
  return color.match(/[\d.]+/g).map(Number);
}

function luminance(color) {
  const [red, green, blue] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function background(element) {
  for (let at = element; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    const alpha = channels(color)[3];
    if (alpha === undefined || alpha === 1) return color;
  }
  return "rgb(255, 255, 255)";
}

function contrast(element) {
  const [one, other] = [getComputedStyle(element).color, background(element)].map(luminance);
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

// WCAG 2.2, success criterion 1.4.3: 4.5 to 1, and 3 to 1 for large text.
function isFaint(element) {
  const style = getComputedStyle(element);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 600);
  return contrast(element) < (large ? 3 : 4.5);
}

function faintness(element) {
  return `${name(element)} (${contrast(element).toFixed(1)} to 1)`;
}
