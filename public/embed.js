/*
 * Openhour on another site. Turns elements with data-openhour="<address of a booking page>" into
 * the page itself (data-mode="inline", the default), into something that opens it in a dialog
 * ("popup"), or into a button that floats in the corner and does so ("float"). docs/embedding.md
 * lists the attributes and events.
 *
 * Asks for nothing but script-src and frame-src for its own origin: no inline script, no inline
 * style, no eval; styles live in constructed sheets inside shadow roots.
 */
(() => {
  const script = document.currentScript;
  if (!script || window.openhourEmbed) return;
  window.openhourEmbed = true;
  const home = new URL(script.src).origin;

  /** By the window of its frame: what a widget does with the page's messages. */
  const listeners = new WeakMap();
  const taken = new WeakSet();

  const sheet = (rules) => {
    const made = new CSSStyleSheet();
    made.replaceSync(rules);
    return made;
  };

  const frameSheet = sheet(`
    :host { display: block }
    iframe { display: block; width: 100%; border: 0 }
    .inline { height: 40rem }
  `);

  const dialogSheet = sheet(`
    dialog { box-sizing: border-box; width: 64rem; max-width: calc(100vw - 2rem); height: 48rem;
      max-height: calc(100vh - 2rem); max-height: calc(100dvh - 2rem); padding: 0; border: 0;
      border-radius: .75rem; overflow: hidden; background: Canvas; color: CanvasText;
      box-shadow: 0 .5rem 1.5rem rgb(0 0 0 / .3) }
    dialog[open] { display: flex; flex-direction: column }
    dialog::backdrop { background: rgb(0 0 0 / .5) }
    dialog iframe { flex: 1; min-height: 0 }
    .close { align-self: flex-end; width: 2.75rem; height: 2.75rem; margin: .25rem; padding: 0;
      border: 0; border-radius: .5rem; background: none; color: inherit; cursor: pointer;
      font: 1.75rem/1 system-ui, sans-serif }
    button:focus-visible { outline: 2px solid currentColor; outline-offset: -2px }
    @media (max-width: 40rem) {
      dialog { max-width: 100vw; width: 100vw; max-height: 100vh; max-height: 100dvh; height: 100vh; height: 100dvh;
        border-radius: 0 }
    }
    @media (prefers-reduced-motion: no-preference) {
      dialog[open] { animation: appear .12s }
      @keyframes appear { from { opacity: 0 } }
    }
  `);

  const floatSheet = sheet(`
    .float { position: fixed; right: 1.25rem; bottom: 1.25rem; z-index: 2147483000; min-height: 3rem;
      max-width: calc(100vw - 2.5rem); padding: .75rem 1.25rem; border: 0; border-radius: 1.5rem; cursor: pointer;
      background: #0b5c8f; color: #fff; font: 600 1rem/1.5 system-ui, sans-serif;
      box-shadow: 0 .5rem 1.5rem rgb(0 0 0 / .16) }
    .float:hover { background: #084a75 }
    .float:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #0b5c8f }
  `);

  const make = (name, properties) => Object.assign(document.createElement(name), properties);

  const shadow = (host, ...sheets) => {
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = sheets;
    return root;
  };

  /** What an element asks for; undefined when its address is none of ours. */
  const read = (element) => {
    const { openhour, mode, theme, name, email, text, label, close } = element.dataset;
    const address = URL.canParse(openhour) && new URL(openhour);
    if (!address || address.origin !== home || !address.pathname.startsWith("/book/")) return;
    const scheme = theme === "light" || theme === "dark" ? theme : "auto";
    const tz = address.searchParams.get("tz") ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (const [key, value] of Object.entries({ embed: scheme, name, email, tz }))
      if (value) address.searchParams.set(key, value);
    return {
      address,
      mode,
      scheme,
      text: text || "Book a time",
      label: label || "Book a time",
      close: close || "Close",
    };
  };

  /** A frame that tells the element what happens in it: `hear` gets every message of the page. */
  const openFrame = (element, { address, scheme, label }, hear) => {
    const frame = make("iframe", { title: label, src: address.href, allow: "clipboard-write" });
    frame.style.colorScheme = scheme === "auto" ? "light dark" : scheme;
    const tell = (name, detail) =>
      element.dispatchEvent(new CustomEvent(`openhour:${name}`, { bubbles: true, detail }));
    let isReady = false;
    let booked;
    const listen = (message) => {
      if (message.openhour === "here") {
        frame.contentWindow.postMessage({ openhour: "hello", embed: scheme }, home);
        if (!isReady) tell("ready");
        isReady = true;
      }
      // Somebody may reload the page that says so: the site hears of one booking once.
      if (message.openhour === "booked" && booked !== message.start) {
        booked = message.start;
        tell("booked", { start: message.start, end: message.end });
      }
      hear(message);
    };
    // The window is there from when the frame stands in the document, and stays the same.
    const connect = () => listeners.set(frame.contentWindow, listen);
    return { frame, connect, tell, wasBooked: () => booked !== undefined };
  };

  addEventListener("message", ({ origin, source, data }) => {
    if (origin === home && data && typeof data.openhour === "string") listeners.get(source)?.(data);
  });

  const inline = (element, wish) => {
    const { frame, connect } = openFrame(element, wish, (message) => {
      if (message.openhour === "height" && message.height > 0)
        frame.style.height = `${Math.ceil(message.height)}px`;
      // The next step begins at its top, which may have been scrolled away with the last one.
      if (message.openhour === "step" && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    });
    frame.className = "inline";
    shadow(element, frameSheet).append(frame);
    connect();
  };

  /** Keeps the page behind still, without the jump that a vanishing scroll bar makes. */
  const lockScroll = () => {
    const { style, clientWidth } = document.documentElement;
    const before = [style.overflow, style.paddingRight];
    style.paddingRight = `${innerWidth - clientWidth}px`;
    style.overflow = "hidden";
    return () => {
      [style.overflow, style.paddingRight] = before;
    };
  };

  /** What opens the dialog of an element. The frame is kept while it is closed: nothing typed is lost. */
  const dialogOf = (element, wish) => {
    let view;
    const build = () => {
      const host = document.body.appendChild(document.createElement("div"));
      const dialog = make("dialog", { ariaLabel: wish.label });
      dialog.style.colorScheme = wish.scheme === "auto" ? "light dark" : wish.scheme;
      const closeButton = make("button", { className: "close", type: "button", ariaLabel: wish.close });
      closeButton.textContent = "×";
      closeButton.onclick = () => dialog.close();
      const opened = openFrame(element, wish, (message) => {
        if (message.openhour === "escape") dialog.close();
      });
      // Browsers keep the focus out of the page behind, but not out of other sites' frames in it.
      const edge = (next) => make("span", { tabIndex: 0, onfocus: () => next.focus() });
      dialog.append(edge(opened.frame), closeButton, opened.frame, edge(closeButton));
      shadow(host, frameSheet, dialogSheet).append(dialog);
      opened.connect();
      dialog.onclick = (event) => event.target === dialog && dialog.close();
      return { host, dialog, opened };
    };
    return (opener) => {
      view ??= build();
      const { host, dialog, opened } = view;
      const unlock = lockScroll();
      dialog.showModal();
      dialog.querySelector("button").focus();
      dialog.onclose = () => {
        unlock();
        opener.focus();
        opened.tell("closed");
        if (!opened.wasBooked()) return;
        // The next one who opens it books anew.
        host.remove();
        view = undefined;
      };
    };
  };

  const popup = (element, wish) => {
    const open = dialogOf(element, wish);
    element.setAttribute("aria-haspopup", "dialog");
    element.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(element);
    });
  };

  const float = (element, wish) => {
    const open = dialogOf(element, wish);
    const button = make("button", { className: "float", type: "button", ariaHasPopup: "dialog" });
    button.textContent = wish.text;
    button.onclick = () => open(button);
    shadow(element, floatSheet).append(button);
  };

  const modes = { popup, float };

  const start = (element) => {
    if (taken.has(element)) return;
    taken.add(element);
    const wish = read(element);
    if (wish) (modes[wish.mode] ?? inline)(element, wish);
  };

  const startAll = () => document.querySelectorAll("[data-openhour]").forEach(start);
  // Sites that draw themselves by script bring their elements later.
  new MutationObserver(startAll).observe(document, { childList: true, subtree: true });
  startAll();
})();
