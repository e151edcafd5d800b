using PhoneRig.Hardware.Chips;

namespace PhoneRig.Hardware.Boards;

/// <summary>One output of one board that can be on for a share of the time.</summary>
/// <param name="Name">What a person calls it, as in the rig file: "solenoids-s1/0".</param>
/// <param name="Chip">The board's driver: one for each board, shared by all its outputs.</param>
/// <param name="Channel">The output's number on that board.</param>
public sealed record DutyPin(string Name, Pca9685 Chip, int Channel);
