import { isProgram } from "./installed";
import { davContract } from "./support/dav-contract";
import { startXandikos, xandikos } from "./support/xandikos";

/**
 * A server that does not find what repeats, answers searches for people with 500, refuses inside of what looks like
 * a success, and does not say what it can: we end right all the same.
 */
davContract("Xandikos", { xandikos: isProgram(xandikos) }, startXandikos);
