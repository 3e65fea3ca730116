"""noticeparse reads Chinese official notices (公文·通知) into typed records that show the words each value came from."""
