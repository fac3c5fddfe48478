"""Training of the encoder that ships inside onrecord; needs `training/requirements.txt`, never needed at run time."""
