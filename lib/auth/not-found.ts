import "server-only";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";

/** Shows Next's 404 page for what does not exist, or not for this caller; any other error passes. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
