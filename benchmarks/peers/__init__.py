"""noticeparse beside the libraries that one would otherwise take for the dates of a Chinese notice, measured in one run."""
