"""Runs the graphs of the models that ship, each on one core, so that no number depends on the machine's cores."""

import onnxruntime

from onrecord.errors import ModelError
from onrecord.reading.shipped import Shipped


def session(shipped: Shipped, name: str) -> onnxruntime.InferenceSession:
    """A graph made ready to run.

    Raises:
        ModelError: the file is missing or damaged, or cannot be run.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(shipped.content(name), options, providers=["CPUExecutionProvider"])
    except (onnxruntime.capi.onnxruntime_pybind11_state.Fail, RuntimeError) as error:
        reason = f"{shipped.called} file {name} cannot be run: {error}."
        raise ModelError(f"{reason} {shipped.remedy}") from error
